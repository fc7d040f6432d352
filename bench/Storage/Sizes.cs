namespace Keles.Storage.Bench;

/// <summary>What is written.</summary>
internal static class Sizes
{
    /// <summary>About one small pod.</summary>
    public static readonly byte[] Value = Enumerable.Range(0, 1500).Select(i => (byte)i).ToArray();

    public static string Key(long i) => $"/registry/pods/default/pod-{i:00000000}";
}
