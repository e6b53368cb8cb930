include(GoogleTest)

# headrow_module(NAME [DIRECTORY DIR] SOURCES ... LINKS ... [PRIVATE_LINKS ...] [TESTS ...] [TEST_LINKS ...])
# makes headrow_NAME from DIRECTORY (default: here). The link list is the dependency rule: a header of a module
# that is not linked is not found. Each public header is compiled alone as part of the tests.
function(headrow_module name)
  cmake_parse_arguments(MODULE "" "DIRECTORY" "SOURCES;LINKS;PRIVATE_LINKS;TESTS;TEST_LINKS" ${ARGN})
  set(target headrow_${name})
  add_library(${target} STATIC ${MODULE_SOURCES})
  if(NOT MODULE_DIRECTORY)
    set(MODULE_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR})
  endif()
  target_include_directories(${target} PUBLIC ${MODULE_DIRECTORY}/include PRIVATE ${MODULE_DIRECTORY}/src)
  target_link_libraries(${target} PUBLIC ${MODULE_LINKS} PRIVATE ${MODULE_PRIVATE_LINKS})

  file(GLOB_RECURSE headers CONFIGURE_DEPENDS ${MODULE_DIRECTORY}/include/*.hpp)
  if(headers)
    set(alone "")
    foreach(header ${headers})
      file(RELATIVE_PATH relative ${MODULE_DIRECTORY}/include ${header})
      string(REPLACE "/" "_" flat ${relative})
      set(source ${CMAKE_CURRENT_BINARY_DIR}/alone/${flat}.cpp)
      file(GENERATE OUTPUT ${source} CONTENT "#include \"${relative}\"\n")
      list(APPEND alone ${source})
    endforeach()
    add_library(${target}_headers OBJECT ${alone})
    target_link_libraries(${target}_headers PRIVATE ${target})
    target_compile_options(${target}_headers PRIVATE -O0 -g0)
  endif()

  if(MODULE_TESTS)
    headrow_test(${target}_test SOURCES ${MODULE_TESTS} LINKS ${target} ${MODULE_TEST_LINKS} INCLUDES
                 ${MODULE_DIRECTORY}/src)
  endif()
endfunction()

# Published files beside the project, for tests that read them. Sanitized tests leave them out: they would take an hour.
set(HEADROW_SHARED ${CMAKE_SOURCE_DIR}/../shared)
if(HEADROW_SANITIZE)
  set(HEADROW_SHARED "left out of sanitized tests")
endif()

# headrow_test(NAME SOURCES ... LINKS ... [INCLUDES ...] [LABEL fast|long]) makes a GoogleTest program and names
# each of its tests to CTest. Tests find the catalogue and the real data beside the project by these definitions.
function(headrow_test name)
  cmake_parse_arguments(TEST "" "LABEL" "SOURCES;LINKS;INCLUDES" ${ARGN})
  if(NOT TEST_LABEL)
    set(TEST_LABEL fast)
  endif()
  add_executable(${name} ${TEST_SOURCES})
  target_include_directories(${name} PRIVATE ${TEST_INCLUDES})
  if(CMAKE_BUILD_TYPE STREQUAL "Release")
    target_compile_options(${name} PRIVATE -O1) # a quarter less to build; what is tested keeps its own -O2
  endif()
  target_link_libraries(${name} PRIVATE ${TEST_LINKS} headrow_test_support headrow_rapidcheck GTest::gmock GTest::gtest_main)
  target_compile_definitions(${name} PRIVATE HEADROW_CATALOG="${CMAKE_SOURCE_DIR}/catalog"
                                             HEADROW_SHARED="${HEADROW_SHARED}")
  gtest_discover_tests(${name} DISCOVERY_MODE PRE_TEST PROPERTIES LABELS ${TEST_LABEL} TIMEOUT 600)
endfunction()

# headrow_on_postgresql(NAME PROGRAM) runs a test program once more, as NAME_on_postgresql, on a PostgreSQL server that is
# started for it.
function(headrow_on_postgresql name program)
  add_test(NAME ${name}_on_postgresql COMMAND ${CMAKE_SOURCE_DIR}/tests/on_postgresql $<TARGET_FILE:${program}>)
  set_tests_properties(${name}_on_postgresql PROPERTIES LABELS fast TIMEOUT 600)
endfunction()
