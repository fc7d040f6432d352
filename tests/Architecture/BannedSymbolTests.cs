using System.Text.RegularExpressions;

namespace Keles.Architecture.Tests;

/// <summary>The lists of banned calls name what exists (a typing error would ban nothing) and say what to call instead.</summary>
public sealed partial class BannedSymbolTests
{
    public static TheoryData<string> Lines => [.. Repository.Files
        .Where(f => f.StartsWith("eng/Analyzers/BannedSymbols.", StringComparison.Ordinal))
        .SelectMany(f => Repository.Read(f).Split('\n', StringSplitOptions.RemoveEmptyEntries))];

    [Theory]
    [MemberData(nameof(Lines))]
    public void Names_something_and_says_what_to_do(string line)
    {
        var parts = Form().Match(line);
        Assert.True(parts.Success, line);
        var name = parts.Groups["name"].Value;
        var member = parts.Groups["sort"].Value == "T" ? null : name[(name.LastIndexOf('.') + 1)..].Replace('#', '.').Split('`')[0];
        var type = Find(member is null ? name : name[..name.LastIndexOf('.')]);
        Assert.NotNull(type);
        Assert.True(member is null || type.GetMember(member).Length > 0, $"{type} has no {member}");
    }

    /// <summary>In the libraries that tests load; others are taken at their word.</summary>
    private static Type? Find(string name) => name.StartsWith("Microsoft.", StringComparison.Ordinal) ? typeof(object)
        : new[] { typeof(object), typeof(System.Timers.ElapsedEventHandler), typeof(System.Diagnostics.Process), typeof(System.Threading.Channels.Channel), typeof(Parallel) }
            .Select(t => t.Assembly.GetType(name)).FirstOrDefault(t => t is not null);

    [GeneratedRegex(@"^(?<sort>[TMP]):(?<name>[\w.#`]+)(\([^;]*\))?;(?<advice>.{10,})$")]
    private static partial Regex Form();
}
