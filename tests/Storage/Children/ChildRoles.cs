namespace Keles.Storage.Tests.Children;

/// <summary>What this program can be when a test starts it as another process.</summary>
internal static class ChildRoles
{
    public static Task<int> RunAsync(string role, string path, string[] rest) => role switch
    {
        "hold" => HoldingChild.RunAsync(path),
        "fill" => FillingChild.RunAsync(path),
        "open" => OpeningChild.RunAsync(path),
        "write" => WritingChild.RunAsync(path, rest),
        _ => Task.FromResult(2),
    };
}
