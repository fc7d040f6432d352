using System.Text.RegularExpressions;

namespace Keles.Architecture.Tests;

/// <summary>Words that have no place in what is handed over: paths of one machine, unfinished places, package hosts.</summary>
public sealed partial class WordTests
{
    private static readonly string[] Text = [".cs", ".md", ".csproj", ".props", ".targets", ".txt", ".sh", ".slnx", ".yaml", ""];

    public static TheoryData<string> TextFiles =>
        [.. Repository.Files.Where(f => Text.Contains(Path.GetExtension(f)) && f != "tests/Architecture/WordTests.cs")];

    [Fact]
    public void No_file_names_a_path_of_one_machine() => Nothing.In(Lines(MachinePath()));

    [Fact]
    public void Nothing_says_that_it_is_unfinished() => Nothing.In(Lines(Unfinished()));

    [Fact]
    public void No_file_names_a_package_host() => Nothing.In(Lines(PackageHost()));

    [Fact]
    public void No_test_is_switched_off_without_a_condition() => Nothing.In(Lines(SwitchedOff()));

    private static IEnumerable<string> Lines(Regex pattern) =>
        from file in TextFiles.Select(f => f.Data)
        from line in Repository.Read(file).Split('\n').Index()
        where pattern.IsMatch(line.Item)
        select $"{file}:{line.Index + 1}: {line.Item.Trim()}";

    [GeneratedRegex(@"(^|[\s""'`(=])/(work|home/(?!me\b)\w+|Users)/|\.\./shared/")]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b|NotImplementedException")]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"\b(api\.nuget\.org|nuget\.org/v3|registry\.npmjs\.org|deb\.debian\.org|pypi\.org)\b")]
    private static partial Regex PackageHost();

    [GeneratedRegex(@"\[(Fact|Theory)\(Skip = ""|#if (false|FALSE|never)")]
    private static partial Regex SwitchedOff();
}
