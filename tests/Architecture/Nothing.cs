namespace Keles.Architecture.Tests;

/// <summary>Fails with every finding on a line of its own: whoever broke a rule wants to see all of it.</summary>
internal static class Nothing
{
    public static void In(IEnumerable<string> findings)
    {
        var all = findings.ToList();
        Assert.True(all.Count == 0, string.Join('\n', all));
    }
}
