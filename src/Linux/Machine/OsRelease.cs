namespace Keles.Linux;

/// <summary>os-release(5): NAME="value" lines.</summary>
internal static class OsRelease
{
    public static string? PrettyName(string text)
    {
        const string Name = "PRETTY_NAME=";
        var line = text.Split('\n').LastOrDefault(l => l.StartsWith(Name, StringComparison.Ordinal));
        return line?[Name.Length..].Trim().Trim('"', '\'');
    }
}
