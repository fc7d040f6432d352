namespace Keles.EndToEnd.Tests;

/// <summary>The source tree that these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>The program, of the same configuration as these tests.</summary>
    public static string Program { get; } = Path.Combine(
        Root, "src/Programs/keles/bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0/keles");

    public static string In(string path) => Path.Combine(Root, path);

    private static string Find()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "Keles.slnx")))
        {
            directory = directory.Parent;
        }
        return directory?.FullName ?? throw new InvalidOperationException("The tests do not lie in the source tree.");
    }
}
