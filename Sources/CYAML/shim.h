// libyaml, as it is: it has no variadic functions and no macros that Swift needs.
#include <yaml.h>
