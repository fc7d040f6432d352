namespace Keles.Cel.Tests;

/// <summary>
/// A file of cases, one a line: <c>expression ⇒ value</c>, where the value is an expression itself; <c>⇒ !message</c> for what fails
/// when it runs, <c>⇒ ?message</c> for what does not compile. A line that begins with # is a comment.
/// </summary>
public static class CaseFile
{
    public const string Arrow = " ⇒ ";

    public static IEnumerable<(string File, int Line, string Expression, string Expected)> All()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Cases"), "*.cel").Order(StringComparer.Ordinal))
        {
            var number = 0;
            foreach (var line in File.ReadLines(file))
            {
                number++;
                if (line.Length == 0 || line[0] == '#')
                {
                    continue;
                }
                var at = line.IndexOf(Arrow, StringComparison.Ordinal);
                Assert.True(at > 0, $"{file}:{number} has no arrow");
                yield return (Path.GetFileName(file), number, line[..at], line[(at + Arrow.Length)..]);
            }
        }
    }
}
