namespace Keles.Architecture.Tests;

/// <summary>The source tree these tests were built from. Paths are relative to its root, with forward slashes.</summary>
internal static class Repository
{
    private static readonly string[] NotSource = ["bin", "obj", "out", "artifacts", "TestResults", "node_modules"];

    public static string Root { get; } = Find();

    /// <summary>All files that belong to the project, read once.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. Walk(Root).Order(StringComparer.Ordinal)];

    /// <summary>The C# files below a folder, or below any of the top ones.</summary>
    public static IEnumerable<string> Sources(string folder = "") =>
        Files.Where(f => f.EndsWith(".cs", StringComparison.Ordinal) && (folder == "" || f.StartsWith(folder + "/", StringComparison.Ordinal)));

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    public static bool Exists(string path) => Path.Exists(Path.Combine(Root, path));

    private static IEnumerable<string> Walk(string directory)
    {
        foreach (var file in Directory.EnumerateFiles(directory))
        {
            yield return Path.GetRelativePath(Root, file);
        }

        foreach (var below in Directory.EnumerateDirectories(directory))
        {
            var name = Path.GetFileName(below);
            if (!NotSource.Contains(name) && (name[0] != '.' || name == ".ci"))
            {
                foreach (var file in Walk(below))
                {
                    yield return file;
                }
            }
        }
    }

    private static string Find()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Keles.slnx")))
            {
                return at.FullName;
            }
        }

        throw new InvalidOperationException("the tests do not run inside the source tree");
    }
}
