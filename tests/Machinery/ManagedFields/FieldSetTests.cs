using System.Text.Json.Nodes;
using Keles.Machinery.ManagedFields;
using Keles.Machinery.Tests.Support;
using Keles.Machinery.Typing;

namespace Keles.Machinery.Tests.ManagedFields;

public sealed class FieldSetTests
{
    [Theory]
    [InlineData("f:spec", ".spec")]
    [InlineData("f:a.b/c", ".a.b/c")]
    [InlineData("""k:{"name":"c"}""", """[name="c"]""")]
    [InlineData("""k:{"port":80,"protocol":"TCP"}""", """[port=80,protocol="TCP"]""")]
    [InlineData("v:\"x\"", "[=\"x\"]")]
    [InlineData("v:1.5", "[=1.5]")]
    [InlineData("v:true", "[=true]")]
    [InlineData("i:3", "[3]")]
    public void Elements_are_stored_and_printed_as_upstream_does(string stored, string printed)
    {
        var element = PathElementReader.Read(stored)!;
        Assert.Equal((stored, printed), (element.Text, element.ToString()));
    }

    [Fact]
    public void Keys_stand_by_name_and_numbers_are_one_however_written()
    {
        Assert.Equal(PathElementReader.Read("""k:{"b":1,"a":"x"}"""), PathElementReader.Read("""k:{"a":"x","b":1.0}"""));
        Assert.Equal(0, PathElementReader.Read("v:1")!.CompareTo(PathElementReader.Read("v:1.0")));
    }

    [Fact]
    public void An_element_of_an_unknown_kind_is_dropped_and_a_broken_one_refused()
    {
        Assert.Equal("""{"f:a":{}}""", FieldSet.Read(JsonNode.Parse("""{"x:z":{},"f:a":{}}""")).ToJson());
        Assert.Throws<FormatException>(() => FieldSet.Read(JsonNode.Parse("""{"f":{}}""")));
        Assert.Throws<FormatException>(() => FieldSet.Read(JsonNode.Parse("""{"k:{":{}}""")));
        Assert.Throws<FormatException>(() => FieldSet.Read(JsonNode.Parse("""{"f:a":1}""")));
    }

    [Fact]
    public void A_set_knows_its_members_and_not_their_parents()
    {
        var set = FieldSet.Read(JsonNode.Parse("""{"f:spec":{"f:a":{},"f:b":{".":{},"f:c":{}}}}"""));
        Assert.False(set.Has(PathElement.Field("spec")));
        Assert.True(set.Has(PathElement.Field("spec"), PathElement.Field("a")));
        Assert.True(set.Has(PathElement.Field("spec"), PathElement.Field("b")));
        Assert.Equal(3, set.Count);
        Assert.Equal(".spec.a\n.spec.b\n.spec.b.c", set.ToString());
        Assert.Equal(set, FieldSet.Of([.. set.Paths()]));
    }

    [Fact]
    public void Sets_obey_the_laws_of_sets() => Seeded.Run(3_000, random =>
    {
        var (a, b, c) = (Some(random), Some(random), Some(random));
        Assert.Equal(a.Union(b), b.Union(a));
        Assert.Equal(a.Union(b).Union(c), a.Union(b.Union(c)));
        Assert.Equal(a.Intersection(b), b.Intersection(a));
        Assert.Equal(a, a.Difference(b).Union(a.Intersection(b)));
        Assert.True(a.Difference(b).Intersection(b).IsEmpty);
        Assert.True(a.RecursiveDifference(a).IsEmpty);
        Assert.Equal(a, FieldSet.Read(JsonNode.Parse(a.ToJson())));
        Assert.Equal(a.Count, a.Paths().Count());
        Assert.All(a.Paths(), path => Assert.True(a.Has([.. path])));
    });

    [Fact]
    public void Any_json_is_read_or_refused() => Seeded.Run(5_000, random =>
    {
        var text = random.Text("{}\":,fkvi:.a1[]", 24);
        try
        {
            var json = JsonNode.Parse(text);
            var set = FieldSet.Read(json);
            Assert.Equal(set, FieldSet.Read(JsonNode.Parse(set.ToJson())));
        }
        catch (Exception refusal) when (refusal is System.Text.Json.JsonException or FormatException or ArgumentException)
        {
            Assert.NotEmpty(refusal.Message);
        }
    });

    [Fact]
    public void Owning_parts_of_what_became_atomic_means_owning_the_whole()
    {
        var granular = FieldSet.Read(JsonNode.Parse("""{"f:selector":{"f:matchLabels":{"f:a":{}}},"f:list":{"k:{\"n\":1}":{".":{},"f:n":{}}},"f:other":{}}"""));
        var schema = new StructSchema("T",
        [
            new("selector", new MapSchema(DeducedSchema.Instance, isAtomic: true)),
            new("list", ListSchema.Atomic(DeducedSchema.Instance)),
            new("other", ScalarSchema.Text),
        ]);
        Assert.Equal("""{"f:list":{},"f:other":{},"f:selector":{}}""", SchemaReconciliation.Reconcile(granular, schema).ToJson());
        var atomic = FieldSet.Read(JsonNode.Parse("""{"f:list":{},"f:selector":{}}"""));
        Assert.Same(atomic, SchemaReconciliation.Reconcile(atomic, schema));
    }

    private static FieldSet Some(Random random) => FieldSet.Of([.. Enumerable.Range(0, random.Next(8)).Select(_ => Path(random))]);

    private static IReadOnlyList<PathElement> Path(Random random) => [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Next(5) switch
    {
        0 => PathElement.Key(("name", JsonValue.Create(random.Next(3)))),
        1 => PathElement.Value(JsonValue.Create(random.Next(2) == 0 ? "x" : "y")),
        2 => PathElement.Index(random.Next(3)),
        _ => PathElement.Field(((char)('a' + random.Next(3))).ToString()),
    })];
}
