// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/application.h"

int main(int argc, char **argv)
{
    return tidemark::desktop::run(argc, argv);
}
