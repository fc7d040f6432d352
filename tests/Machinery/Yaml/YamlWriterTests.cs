using System.Text.Json.Nodes;
using Keles.Machinery.Tests.Support;
using Keles.Machinery.Yaml;

namespace Keles.Machinery.Tests.Yaml;

public sealed class YamlWriterTests
{
    [Theory]
    [InlineData("null", "null\n")]
    [InlineData("{}", "{}\n")]
    [InlineData("[]", "[]\n")]
    [InlineData("\"x\"", "x\n")]
    [InlineData("[1,[2,[]],{\"a\":[{}]}]", "- 1\n- - 2\n  - []\n- a:\n  - {}\n")]
    [InlineData("{\"a10\":1,\"a9\":2,\"A\":3,\"-\":4,\"9\":5,\"10\":6}", "'-': 4\n\"9\": 5\n\"10\": 6\nA: 3\na9: 2\na10: 1\n")]
    [InlineData("{\"a\":\"\\u0007\\u0085\\u2028\\ud83d\\ude00\\t\"}", "a: \"\\a\\N\\L\\U0001F600\\t\"\n")]
    [InlineData("{\"a *b\":\"a *b\"}", "'a *b': a *b\n")]
    [InlineData("{\"<<\":\"<<\"}", "\"<<\": <<\n")]
    [InlineData("{\"a\":\"x\\ny\\n\"}", "a: |\n  x\n  y\n")]
    [InlineData("{\"a\":1e21,\"b\":1.5,\"c\":18446744073709551615}", "a: 1e+21\nb: 1.5\nc: 18446744073709551615\n")]
    public void Values_are_written_in_kubectls_style(string json, string yaml) => Assert.Equal(yaml, YamlWriter.Write(JsonNode.Parse(json)));

    [Fact]
    public void Several_documents_are_separated()
        => Assert.Equal("a: 1\n---\nb: 2\n", YamlWriter.WriteAll([JsonNode.Parse("{\"a\":1}"), JsonNode.Parse("{\"b\":2}")]));

    [Fact]
    public void Any_value_reads_back_the_same() => Seeded.Run(20_000, random =>
    {
        var value = Some(random, 0);
        var written = YamlWriter.Write(value);
        Assert.True(GoJson.Write(value) == GoJson.Write(YamlReader.Read(written)), $"{GoJson.Write(value)}\n=>\n{written}");
    });

    private static JsonNode? Some(Random random, int depth) => random.Next(depth > 3 ? 4 : 6) switch
    {
        0 => JsonValue.Create(random.Next(-5, 5)),
        1 => random.Next(3) switch { 0 => JsonValue.Create(true), 1 => null, _ => JsonNode.Parse("1.5") },
        2 or 3 => JsonValue.Create(Text(random)),
        4 => new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => Some(random, depth + 1))]),
        _ => new JsonObject(Enumerable.Range(0, random.Next(4)).Select(_ => Text(random)).Distinct().Select(name => KeyValuePair.Create(name, Some(random, depth + 1)))),
    };

    private static string Text(Random random) => random.Text("ab10 \n\t:#-?,[]{}&*!|>'\"%@`~=<._\\é\u0085\u2028\u0001yesno", random.Next(8) == 0 ? 200 : 8);
}
