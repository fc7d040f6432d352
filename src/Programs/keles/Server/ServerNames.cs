using Keles.Pki;

namespace Keles.Programs;

/// <summary>The names in the API server's certificate that every cluster has.</summary>
internal static class ServerNames
{
    private static readonly string[] Usual =
    [
        "kubernetes", "kubernetes.default", "kubernetes.default.svc", "kubernetes.default.svc.cluster.local",
        "localhost", "127.0.0.1", "::1", "10.96.0.1",
    ];

    public static SubjectNames With(IEnumerable<string> more) => SubjectNames.Of([.. Usual, .. more]);
}
