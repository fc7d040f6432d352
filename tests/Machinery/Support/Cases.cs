using System.Reflection;

namespace Keles.Machinery.Tests.Support;

/// <summary>Tables of cases beside the tests; each was printed by the Go library it is named after in its test.</summary>
internal static class Cases
{
    public static IEnumerable<string> Lines(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(file) ?? throw new FileNotFoundException(file);
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}
