#include "feedplugin.h"
