namespace Keles.Architecture.Tests;

/// <summary>Small grain: a long file is a missing concept, or has its reason here.</summary>
public sealed class SizeTests
{
    private const int MaxLines = 300;
    private const int SmallLines = 100;
    private const int MaxFilesInFolder = 60;

    private static readonly Dictionary<string, string> LongForAReason = new()
    {
        ["src/Machinery/Codecs/JsonSource.cs"] = "one reader whose members are all small and share its position",
        ["tests/Kubelet/Fakes/Cri/FakeCriRuntime.cs"] = "one fake with a method for each call of the interface it stands for",
    };

    [Fact]
    public void No_file_is_long_without_a_reason()
    {
        var tooLong = Repository.Sources()
            .Select(f => (File: f, Lines: LinesOf(f)))
            .Where(f => f.Lines > MaxLines && !LongForAReason.ContainsKey(f.File))
            .Select(f => $"{f.File}: {f.Lines} lines");
        Nothing.In(tooLong);
    }

    [Fact]
    public void Reasons_are_given_for_long_files_only() => Nothing.In(
        LongForAReason.Keys.Where(f => !Repository.Exists(f) || LinesOf(f) <= MaxLines));

    [Fact]
    public void Most_files_are_small()
    {
        var lines = Repository.Sources("src").Select(LinesOf).ToList();
        Assert.True(lines.Count(l => l < SmallLines) > lines.Count * 0.8, "fewer than four files in five have less than 100 lines");
    }

    [Fact]
    public void No_folder_is_a_heap()
    {
        var heaps = Repository.Sources("src").GroupBy(f => Path.GetDirectoryName(f)!)
            .Where(g => g.Count() > MaxFilesInFolder)
            .Select(g => $"{g.Key}: {g.Count()} files");
        Nothing.In(heaps);
    }

    private static int LinesOf(string file) => Repository.Read(file).AsSpan().Count('\n');
}
