namespace Keles.Api.Tests.Columns;

/// <summary>The tables have upstream's columns: names, types, formats and which are for the wide output.</summary>
public sealed class ColumnFactsTests
{
    public static TheoryData<string> Resources => [.. Facts().Select(static f => f[0])];

    [Theory]
    [MemberData(nameof(Resources))]
    public void Agree(string resource)
    {
        var parts = resource.Split('/');
        var kind = Kinds.ByResource(parts[0], parts[1], parts[2])!;
        Assert.Equal(Facts().Single(f => f[0] == resource)[1..], kind.Columns.Select(static c => $"{c.Name}:{c.Type}:{c.Format}:{c.Priority}"));
    }

    [Fact]
    public void Every_listable_kind_has_a_table_upstream_has_too()
    {
        var listable = Kinds.All.Where(static k => k.Has(Verbs.List)).Select(static k => $"{k.Group}/{k.Version}/{k.Plural}");
        Assert.Equal(Facts().Select(static f => f[0]).Order(StringComparer.Ordinal), listable.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_column_says_what_it_is()
        => Assert.DoesNotContain(Kinds.All.SelectMany(static k => k.Columns), static c => c.Description.Length == 0);

    private static IEnumerable<string[]> Facts() => File.ReadLines(From.File("Columns", "columns.tsv"))
        .Where(static l => !l.StartsWith('#')).Select(static l => l.Split('\t'));
}
