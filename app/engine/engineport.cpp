#include "engineport.h"
