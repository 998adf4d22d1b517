package dev.weir.pipeline.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.error.TerminalException;
import dev.weir.pipeline.Connection;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpProblemsTest {
  // Keys of a connection | keys of its source | what is said about it.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          url: "https://h", rate: 0 per second              | path: /a                                                  | 2:55 connections.c.rate: expected a rate, as in 5 per second, 100 per minute or 1000 per hour, found '0 per second'
          url: "https://h", rate: 5                         | path: /a                                                  | 2:55 connections.c.rate: expected a rate, as in 5 per second, 100 per minute or 1000 per hour, found 5
          url: "https://h"                                  | path: "/a#b"                                              | 3:40 sources.s.path: has a '#': what follows it is never sent. Take it out, or write %23
          url: "https://h"                                  | path: "/a\\nb"                                            | 3:40 sources.s.path: has a line break or another control character: take it out
          url: "https://h"                                  | path: "/{i}", each: {path: "/a#b", parameter: i}          | 3:61 sources.s.each.path: has a '#': what follows it is never sent. Take it out, or write %23
          url: "https://h"                                  | path: /a, on-status: {404: skip}                          | 3:44 sources.s.on-status: is for the requests of each, and there is no each: the one request there is must succeed
          url: "https://h"                                  | path: /a, on-status: {500: skip}                          | 3:66 sources.s.on-status.500: '500' is not a status from 400 to 499
          url: "https://h"                                  | path: /a, format: xml, pagination: {next-url: /n}         | 3:57 sources.s.pagination: looks into the answers, which it can where format is json only: take the pointer out, or write link or none
          url: "https://h"                                  | path: /a, pagination: {link: next, next-url: /n}          | 3:56 sources.s.pagination: 'link' and 'next-url' exclude each other: keep one
          url: "https://h"                                  | path: /a, format: csv, pagination: {page: {to: query.p, pages: /n}} | 3:57 sources.s.pagination: looks into the answers, which it can where format is json only: take the pointer out, or write link or none
          url: "https://h"                                  | path: /a, pagination: {page: {to: body.p}}                | 3:44 sources.s.pagination: sends a value in the body, and there is none: write  method: post  and  body: {…}
          url: "https://h"                                  | path: "/{i}", each: {path: /b, parameter: i, pagination: {page: {to: body.p}}} | 3:75 sources.s.each.pagination: sends a value in the body, and there is none: write  method: post  and  body: {…}
          url: "https://h"                                  | path: /a, body: {a: 1}                                    | 3:44 sources.s.body: is sent with method: post only: write it too
          url: "https://h"                                  | path: /a, body: 1                                         | 3:50 sources.s.body: expected a map, which is sent as JSON, found 1
          url: "https://h"                                  | path: /a, query: {api_key: s3cret}                        | 3:44 sources.s.query: has api_key, which looks like a secret
          url: "https://h"                                  | path: /a, pagination: {page: {to: p}}                     | 3:67 sources.s.pagination.page.to: 'p' is not where a value goes in a request: write query.NAME or body.NAME
          url: "https://h"                                  | path: /a, pagination: {cursor: {from: /a, to: query.a}, stop: short-page} | 3:44 sources.s.pagination: has stop, which is for page and offset only
          url: "https://h"                                  | path: /a, pagination: {page: {to: query.a}, stop: short-page} | 3:44 sources.s.pagination: has stop: short-page, and no size that a page could be short of
          url: "https://h"                                  | path: /a, pagination: {page: {to: query.a, pages: /n}, size: {to: query.n, value: 5}, stop: short-page} | 3:44 sources.s.pagination: has stop, and the number of all too: keep one, as they may disagree
          url: "https://h"                                  | path: /a, pagination: {page: {to: query.a}, offset: {to: query.b}} | 3:44 sources.s.pagination: 'page' and 'offset' exclude each other: keep one
          url: "https://h"                                  | path: "/a/{i}"                                            | 3:40 sources.s.path: has braces that nothing gives a value for: add each with that parameter
          url: "https://h"                                  | path: /a, each: {path: /b, parameter: i}                  | 3:40 sources.s.path: does not have {i}, which each gives the values for; nor has the query
          url: "https://h"                                  | path: /a, pagination: all                                 | 3:56 sources.s.pagination: 'all' is not a pagination. Paginations: none
          url: "http://my_host/v1"                          | path: /a                                                  | 2:34 connections.c.url: has a host with an underscore, which no address of an API can have: use another of its names, or its IP address
          url: "http://h", auth: {bearer: "${T}"}           | path: /a                                                  | 2:34 connections.c.url: is plain http, by which everybody on the way can read what headers and auth send: write https://
          url: "http://h", headers: {X: "a ${T}"}           | path: /a                                                  | 2:34 connections.c.url: is plain http, by which everybody on the way can read what headers and auth send: write https://
          url: "https://h", auth: {bearer: s3cret}          | path: /a                                                  | 2:62 connections.c.auth.bearer: 's3cret' is not a value of the connection's secret, as in ${TOKEN}
          url: "https://h", auth: {basic: {user: a, password: s3cret}} | path: /a                                       | 2:83 connections.c.auth.basic.password: 's3cret' is not a value of the connection's secret, as in ${TOKEN}
          url: "https://h", auth: {query: {key: s3cret}}    | path: /a                                                  | 2:69 connections.c.auth.query.key: 's3cret' is not a value of the connection's secret, as in ${TOKEN}
          url: "https://h", auth: {bearer: "${A}", query: {b: "${C}"}} | path: /a                                       | 2:47 connections.c.auth: 'bearer' and 'query' exclude each other: keep one
          url: "http://h", auth: {query: {k: "${T}"}}       | path: /a                                                  | 2:34 connections.c.url: is plain http, by which everybody on the way can read what headers and auth send: write https://
          url: "https://h", auth: {oauth2: {token-url: "http://h/t", client-id: a, client-secret: "${S}"}} | path: /a     | 2:75 connections.c.auth.oauth2.token-url: is plain http, by which everybody on the way can read the secret: write https://
          url: "https://h"                                  | path: /a, format: csv, error: {at: /ok}                   | 3:57 sources.s.error: looks into the answers, which it can where format is json only
          url: "https://h"                                  | path: /a, empty: {status: 404, at: /x}                    | 3:44 sources.s.empty: 'equals' is missing: expected
          url: "https://h", headers: {X-Api-Key: s3cret}    | path: /a                                                  | 2:47 connections.c.headers: X-Api-Key looks like a secret, which no file should have: write ${NAME}, and set NAME in the environment or the connection's secret
          url: "https://h", headers: {Host: x}              | path: /a                                                  | 2:47 connections.c.headers: has Host, which cannot be set: take it out
          url: "https://h", headers: {X: ü}                 | path: /a                                                  | 2:47 connections.c.headers: X has a character that no header may have: write printable ASCII
          """)
  void isTold(String connection, String source, String problem) {
    assertThatThrownBy(() -> read(connection, source))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining(problem.substring(problem.indexOf(' ') + 1));
  }

  @Test
  void whatIsRightIsTaken() {
    assertThat(
            read(
                    "url: 'http://127.0.0.1:8080', auth: {bearer: '${T}'}, headers: {Accept: a/b, X-Key: '${K}'}",
                    "path: '/a|b c%20?ü=[x]'")
                .headers())
        .isEqualTo(Map.of("Authorization", "Bearer ${T}", "Accept", "a/b", "X-Key", "${K}"));
  }

  private static Connection.Http read(String connection, String source) {
    return (Connection.Http)
        Examples.read(
                """
                name: x
                connections: {c: {kind: http, %s}}
                sources: {s: {connection: c, columns: [a], %s}}
                """
                    .formatted(connection, source))
            .connection("c");
  }
}
