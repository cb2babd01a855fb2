# Compiler settings and the few functions that every target of Pitwatch is made with.

find_program(CCACHE_PROGRAM ccache)
find_program(ENV_PROGRAM env)
if(CCACHE_PROGRAM AND ENV_PROGRAM)
  # The precompiled headers make ccache compare time stamps unless it is told that they may differ. The other two halve
  # what a miss costs: no second run of the preprocessor, and no header hashed twice.
  set(CMAKE_CXX_COMPILER_LAUNCHER "${ENV_PROGRAM}"
    "CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime"
    CCACHE_DEPEND=1 CCACHE_INODECACHE=1 "${CCACHE_PROGRAM}")
endif()

find_program(MOLD_PROGRAM mold)
if(MOLD_PROGRAM AND NOT PITWATCH_SANITIZE)
  add_link_options(-fuse-ld=mold)
endif()

add_compile_options(-Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
  -Wcast-align -Wformat=2 -Wimplicit-fallthrough -Werror)
# So that ccache can tell precompiled headers apart by what is in them.
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  add_compile_options("SHELL:-Xclang -fno-pch-timestamp")
else()
  add_compile_options(-fpch-preprocess)
endif()
add_compile_definitions(QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING
  QT_NO_KEYWORDS QT_NO_FOREACH QT_DISABLE_DEPRECATED_BEFORE=0x060400)

if(PITWATCH_SANITIZE)
  add_compile_options("-fsanitize=${PITWATCH_SANITIZE}" -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options("-fsanitize=${PITWATCH_SANITIZE}")
endif()

# pitwatch_add_library(NAME SOURCES… [PUBLIC_LINKS …] [PRIVATE_LINKS …])
# One static library per folder: target pitwatch_NAME, alias pitwatch::NAME, includes as <NAME/header.h>.
function(pitwatch_add_library name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;PUBLIC_LINKS;PRIVATE_LINKS")
  add_library(pitwatch_${name} STATIC ${arg_SOURCES})
  add_library(pitwatch::${name} ALIAS pitwatch_${name})
  target_include_directories(pitwatch_${name} PUBLIC "${PROJECT_SOURCE_DIR}/app")
  target_link_libraries(pitwatch_${name} PUBLIC Qt6::Core ${arg_PUBLIC_LINKS} PRIVATE ${arg_PRIVATE_LINKS})
  set_property(GLOBAL APPEND PROPERTY PITWATCH_TARGETS pitwatch_${name})
  if(NOT name STREQUAL core)
    target_precompile_headers(pitwatch_${name} REUSE_FROM pitwatch_core)
  else()
    target_precompile_headers(pitwatch_core PRIVATE <QtCore> <chrono> <functional> <memory> <optional> <variant> <vector>)
  endif()
endfunction()

# pitwatch_add_plugin(NAME SOURCES… LINKS… ): a MODULE in build/<preset>/plugins, with NAME.json as its metadata.
function(pitwatch_add_plugin name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LINKS")
  add_library(pitwatch_plugin_${name} MODULE ${arg_SOURCES})
  target_link_libraries(pitwatch_plugin_${name} PRIVATE ${arg_LINKS})
  set_target_properties(pitwatch_plugin_${name} PROPERTIES
    PREFIX "" OUTPUT_NAME "pitwatch-${name}" LIBRARY_OUTPUT_DIRECTORY "${PITWATCH_PLUGIN_DIRECTORY}")
  target_precompile_headers(pitwatch_plugin_${name} REUSE_FROM pitwatch_core)
  set_property(GLOBAL APPEND PROPERTY PITWATCH_TARGETS pitwatch_plugin_${name})
endfunction()

# What tests, and the programs that they start, need under a sanitizer: more time, and to know which libraries are not
# built for it.
set(PITWATCH_SANITIZER_ENVIRONMENT "")
set(PITWATCH_TEST_PATIENCE 1)
if(PITWATCH_SANITIZE)
  set(PITWATCH_TEST_PATIENCE 4)
  list(APPEND PITWATCH_SANITIZER_ENVIRONMENT "QTEST_FUNCTION_TIMEOUT=1200000")
endif()
if(PITWATCH_SANITIZE MATCHES "thread")
  string(JOIN ":" tsan_options "suppressions=${CMAKE_CURRENT_LIST_DIR}/tsan.supp" ignore_noninstrumented_modules=1
    die_after_fork=0 second_deadlock_stack=1 history_size=4)
  list(APPEND PITWATCH_SANITIZER_ENVIRONMENT "TSAN_OPTIONS=${tsan_options}")
endif()
if(PITWATCH_SANITIZE MATCHES "address")
  list(APPEND PITWATCH_SANITIZER_ENVIRONMENT
    "LSAN_OPTIONS=suppressions=${CMAKE_CURRENT_LIST_DIR}/lsan.supp:print_suppressions=0")
endif()
if(PITWATCH_SANITIZE MATCHES "undefined")
  list(APPEND PITWATCH_SANITIZER_ENVIRONMENT "UBSAN_OPTIONS=print_stacktrace=1")
endif()

# A test's own code runs once: to optimise it costs more than it saves.
set(PITWATCH_TEST_OPTIONS $<$<CONFIG:Debug>:-O0>)

# pitwatch_add_test(NAME KIND kind SOURCES… LINKS… [TIMEOUT seconds] [WIDGETS] [DISPLAY]): a Qt Test executable,
# run without a display, or with DISPLAY on a virtual one, where there is OpenGL. Kind gui and WIDGETS: with QApplication.
# Its first source includes NAME.moc. moc is called outright: AUTOMOC would cost two more processes and one more file to
# compile for each test.
function(pitwatch_add_test name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "DISPLAY;WIDGETS" "KIND;TIMEOUT" "SOURCES;LINKS")
  list(GET arg_SOURCES 0 source)
  add_custom_command(OUTPUT "${CMAKE_CURRENT_BINARY_DIR}/${name}.moc" VERBATIM
    COMMAND Qt6::moc -o "${CMAKE_CURRENT_BINARY_DIR}/${name}.moc" "${CMAKE_CURRENT_SOURCE_DIR}/${source}"
    DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/${source}")
  add_executable(${name} ${arg_SOURCES} "${CMAKE_CURRENT_BINARY_DIR}/${name}.moc")
  target_include_directories(${name} PRIVATE "${CMAKE_CURRENT_BINARY_DIR}")
  target_link_libraries(${name} PRIVATE Qt6::Test pitwatch::test_support ${arg_LINKS})
  target_compile_options(${name} PRIVATE ${PITWATCH_TEST_OPTIONS})
  if(arg_KIND STREQUAL gui OR arg_WIDGETS)
    target_precompile_headers(${name} REUSE_FROM pitwatch_gui_test_pch)
  else()
    target_precompile_headers(${name} REUSE_FROM pitwatch_test_pch)
  endif()
  set_target_properties(${name} PROPERTIES AUTOMOC OFF RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
  set(platform offscreen)
  set(display)
  if(arg_DISPLAY)
    set(platform xcb)
    set(display xvfb-run -a -s "-screen 0 1280x1024x24")
  endif()
  add_test(NAME ${name} COMMAND ${display} $<TARGET_FILE:${name}>)
  if(NOT arg_TIMEOUT)
    set(arg_TIMEOUT 120)
  endif()
  math(EXPR arg_TIMEOUT "${arg_TIMEOUT} * ${PITWATCH_TEST_PATIENCE}")
  set_tests_properties(${name} PROPERTIES LABELS "${arg_KIND}" TIMEOUT ${arg_TIMEOUT}
    RUN_SERIAL $<STREQUAL:${arg_KIND},integration>
    ENVIRONMENT "QT_QPA_PLATFORM=${platform};TZ=UTC;LC_ALL=C.UTF-8;PITWATCH_PLUGIN_PATH=${PITWATCH_PLUGIN_DIRECTORY};PITWATCH_BIN=${CMAKE_BINARY_DIR}/bin;${PITWATCH_SANITIZER_ENVIRONMENT}")
endfunction()

# pitwatch_use_lean_moc(DIRECTORY): every target below it runs moc by way of lean-moc.in.
function(pitwatch_use_lean_moc directory)
  get_target_property(PITWATCH_MOC Qt6::moc IMPORTED_LOCATION)
  configure_file("${PROJECT_SOURCE_DIR}/installer/lean-moc.in" "${CMAKE_BINARY_DIR}/lean-moc" @ONLY USE_SOURCE_PERMISSIONS)
  get_property(targets DIRECTORY "${directory}" PROPERTY BUILDSYSTEM_TARGETS)
  foreach(target ${targets})
    set_target_properties(${target} PROPERTIES AUTOMOC_EXECUTABLE "${CMAKE_BINARY_DIR}/lean-moc")
  endforeach()
  get_property(folders DIRECTORY "${directory}" PROPERTY SUBDIRECTORIES)
  foreach(folder ${folders})
    pitwatch_use_lean_moc("${folder}")
  endforeach()
endfunction()
