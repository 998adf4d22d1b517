package dev.weir.mysql;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;

/** Certificates as the driver reads them: it takes key stores, people have PEM files. */
final class KeyStores {
  static final String TYPE = "PKCS12";

  /** Certificates are public; the format wants a password all the same. */
  static final String PASSWORD = "certificates";

  private KeyStores() {}

  /**
   * The URL of a key store with the certificates of a PEM file; it is deleted with the process.
   *
   * @param connection for messages
   */
  static String of(String connection, String pem) {
    try (InputStream certificates = Files.newInputStream(Path.of(pem))) {
      KeyStore store = KeyStore.getInstance(TYPE);
      store.load(null, null);
      int number = 0;
      for (Certificate certificate :
          CertificateFactory.getInstance("X.509").generateCertificates(certificates)) {
        store.setCertificateEntry("authority-" + number++, certificate);
      }
      Path file = Files.createTempFile("weir-authorities-", ".p12");
      file.toFile().deleteOnExit();
      try (OutputStream output = Files.newOutputStream(file)) {
        store.store(output, PASSWORD.toCharArray());
      }
      return file.toUri().toString();
    } catch (IOException | GeneralSecurityException e) {
      throw MySqlConnections.invalid(
          connection, "ssl-ca=%s is no file of certificates in PEM".formatted(pem));
    }
  }
}
