# What the module takes.
variable "account_name" {
  type = string
}
