using System.Text.Json.Nodes;
using Keles.Machinery.ManagedFields;
using Keles.Machinery.Typing;

namespace Keles.Machinery.Tests.ManagedFields;

public sealed class ListOrderTests
{
    [Theory]
    [InlineData("a,b,c", "", "a,b,c")]
    [InlineData("", "b,a", "b,a")]
    [InlineData("a,b,c", "b", "a,b,c")]
    [InlineData("a,b,c", "c,b", "a,c,b")]
    [InlineData("a,b,c", "c,b,a", "c,b,a")]
    [InlineData("a,b", "c", "a,b,c")]
    [InlineData("a,b", "c,a", "c,a,b")]
    [InlineData("a,b,c,d", "b,x,d", "a,b,c,x,d")]
    [InlineData("a,a,b", "b", "a,a,b")]
    [InlineData("a,b,a", "a", "a,b")]
    public void Shared_items_stand_as_applied_and_the_others_near_their_neighbours(string live, string applied, string merged)
        => Assert.Equal(merged, Join(TypedMerge.Merge(List(live), List(applied), ListSchema.Set(ScalarSchema.Text))));

    [Fact]
    public void Items_of_both_sides_are_merged_member_by_member()
    {
        var item = new StructSchema("Item", [new("name", ScalarSchema.Text), new("a", ScalarSchema.Number), new("b", ScalarSchema.Number)]);
        var merged = TypedMerge.Merge(
            JsonNode.Parse("""[{"name":"x","a":1},{"name":"y","a":1}]"""),
            JsonNode.Parse("""[{"name":"y","b":2},{"name":"x","a":3}]"""),
            ListSchema.Map(item, "name"));
        Assert.Equal("""[{"a":1,"b":2,"name":"y"},{"a":3,"name":"x"}]""", GoJson.Write(merged));
    }

    [Fact]
    public void An_item_given_twice_is_owned_whole_and_replaced_by_one_that_is_applied()
    {
        var item = new StructSchema("Item", [new("name", ScalarSchema.Text), new("a", ScalarSchema.Number)]);
        var list = ListSchema.Map(item, "name");
        var twice = JsonNode.Parse("""[{"name":"x","a":1},{"name":"x","a":2}]""");
        Assert.Equal("""{"k:{\"name\":\"x\"}":{}}""", FieldsOfValue.Of(twice, list).ToJson());
        Assert.Equal("""[{"a":3,"name":"x"}]""", GoJson.Write(TypedMerge.Merge(twice, JsonNode.Parse("""[{"name":"x","a":3}]"""), list)));
        var changes = TypedComparison.Compare(twice, JsonNode.Parse("""[{"name":"x","a":3}]"""), list);
        Assert.Equal("""{"k:{\"name\":\"x\"}":{}}""", changes.Removed.ToJson());
        Assert.Equal("""{"k:{\"name\":\"x\"}":{".":{},"f:a":{},"f:name":{}}}""", changes.Added.ToJson());
    }

    private static JsonArray List(string items)
        => new([.. items.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(static i => (JsonNode)i)]);

    private static string Join(JsonNode? list) => string.Join(',', list!.AsArray().Select(static i => (string?)i));
}
