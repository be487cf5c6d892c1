module "sandbox_01" {
  source = "./modules/aft-account-request"

  control_tower_parameters = {
    AccountEmail              = "aws+sandbox-01@example.com"
    AccountName               = "sandbox-01"
    ManagedOrganizationalUnit = "Sandbox (ou-ab12-cdef3456)"
    SSOUserEmail              = "ada@example.com"
    SSOUserFirstName          = "Ada"
    SSOUserLastName           = "Lovelace"
  }

  account_tags = {
    "cost-center" = "00042"
  }

  change_management_parameters = {
    change_requested_by = "Ada Lovelace"
    change_reason       = "A place to try things"
  }

  custom_fields = {
    vpc_cidr = "10.4.0.0/20"
  }

  account_customizations_name = "sandbox"
}
