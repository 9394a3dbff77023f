package io.quarkiverse.sync.server.deployment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import io.restassured.RestAssured;

/**
 * A client that looks for the answer only when its whole body is written: from a connection closed before, it learns nothing.
 */
final class FarTooLarge {

    private static final int BYTES = 16 * 1024 * 1024;

    private FarTooLarge() {
    }

    static String withLength() throws IOException {
        return answer("Content-Length: " + BYTES + "\r\n\r\n", "");
    }

    static String chunked() throws IOException {
        return answer("Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(BYTES) + "\r\n", "\r\n0\r\n\r\n");
    }

    private static String answer(String endOfHead, String endOfBody) throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write(("POST /sync/products/0/push HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + endOfHead).getBytes(StandardCharsets.US_ASCII));
            byte[] spaces = " ".repeat(64 * 1024).getBytes(StandardCharsets.US_ASCII);
            for (int written = 0; written < BYTES; written += spaces.length) {
                out.write(spaces);
            }
            out.write(endOfBody.getBytes(StandardCharsets.US_ASCII));
            return untilEndOfObject(socket);
        }
    }

    private static String untilEndOfObject(Socket socket) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        int next = socket.getInputStream().read();
        while (next >= 0) {
            answer.write(next);
            next = next == '}' ? -1 : socket.getInputStream().read();
        }
        return answer.toString(StandardCharsets.UTF_8);
    }
}
