using Keles.Machinery.Tests.Support;
using Keles.Machinery.Yaml;

namespace Keles.Machinery.Tests.Yaml;

public sealed class YamlReaderTests
{
    [Theory]
    [InlineData("a: yes", "{\"a\":true}")]
    [InlineData("y: n", "{\"true\":false}")]
    [InlineData("a: 0644", "{\"a\":420}")]
    [InlineData("a: 0o17", "{\"a\":15}")]
    [InlineData("a: 1_000", "{\"a\":1000}")]
    [InlineData("a: 08", "{\"a\":8}")]
    [InlineData("a: 1.0", "{\"a\":1}")]
    [InlineData("a: 18446744073709551615", "{\"a\":18446744073709551615}")]
    [InlineData("a: 2001-01-01", "{\"a\":\"2001-01-01\"}")]
    [InlineData("a: !!int \"3\"", "{\"a\":3}")]
    [InlineData("a: !!binary aGk=", "{\"a\":\"hi\"}")]
    [InlineData("a: ! 12", "{\"a\":\"12\"}")]
    [InlineData("1.5: a", "{\"1.5\":\"a\"}")]
    [InlineData(".inf: a", "{\".inf\":\"a\"}")]
    [InlineData("a: &x [1]\nb: *x", "{\"a\":[1],\"b\":[1]}")]
    [InlineData("a: &x {p: 1, q: 2}\nb: {p: 0, <<: *x, q: 9}", "{\"a\":{\"p\":1,\"q\":2},\"b\":{\"p\":1,\"q\":9}}")]
    [InlineData("a *b : 1", "{\"a *b\":1}")]
    [InlineData("a: b *c", "{\"a\":\"b *c\"}")]
    [InlineData("{\"a\": [1, \"x\"]}", "{\"a\":[1,\"x\"]}")]
    [InlineData("# nothing", "null")]
    [InlineData("", "null")]
    public void Scalars_follow_yaml_1_1(string yaml, string json) => Assert.Equal(json, GoJson.Write(YamlReader.Read(yaml)));

    [Fact]
    public void Documents_are_separated_and_empty_ones_left_out()
    {
        var documents = YamlReader.ReadAll("---\na: 1\n---\n# none\n---\nb: 2\n...\n");
        Assert.Equal(["{\"a\":1}", "{\"b\":2}"], documents.Select(static d => GoJson.Write(d.Value)));
    }

    [Fact]
    public void A_key_given_twice_keeps_the_last_value_and_a_strict_reader_complains()
    {
        var document = Assert.Single(YamlReader.ReadAll("a: 1\nb:\n  c: 1\n  c: 2\na: 3\n"));
        Assert.Equal("{\"a\":3,\"b\":{\"c\":2}}", GoJson.Write(document.Value));
        Assert.Equal("error converting YAML to JSON: yaml: unmarshal errors:\n  line 4: key \"c\" already set in map\n  line 5: key \"a\" already set in map",
            document.StrictError);
        Assert.Null(YamlReader.ReadAll("a: 1")[0].StrictError);
    }

    [Theory]
    [InlineData("a: .nan", "line 1: json: unsupported value: NaN")]
    [InlineData("~: a", "line 1: unsupported map key: null")]
    [InlineData("[a]: b", "line 1: invalid map key: only scalars can be keys")]
    [InlineData("a: *b", "unknown anchor 'b' referenced")]
    [InlineData("a: &a [*a]", "anchor 'a' value contains itself")]
    [InlineData("a:\n  <<: 1", "map merge requires map or sequence of maps as the value")]
    [InlineData("a: !!int x", "line 1: cannot decode !!str `x` as a !!int")]
    [InlineData("x:\n  a *b: 1", "line 2: a key with a word that begins with '*' must be quoted")]
    [InlineData("a: 1\n---\nb: 2", "expected one document in the stream, but found another")]
    public void A_bad_text_is_told_with_its_line(string yaml, string problem)
        => Assert.Equal("error converting YAML to JSON: yaml: " + problem, Assert.Throws<YamlFormatException>(() => YamlReader.Read(yaml)).Message);

    [Theory]
    [InlineData("a: b: c", "line 1: mapping values are not allowed in this context")]
    [InlineData("a: 1\nb: [1", "line 3: did not find expected ',' or ']'")]
    [InlineData("a: {x: 1", "line 2: did not find expected ',' or '}'")]
    [InlineData("a: 1\n\tb: 2", "line 1: found a tab character that violates indentation")]
    [InlineData("a: 'x", "line 1: found unexpected end of stream")]
    [InlineData("a: @x", "line 1: found character that cannot start any token")]
    [InlineData("a: 1\n b: 2", "line 2: mapping values are not allowed in this context")]
    [InlineData("- a\nb: 1", "line 2: did not find expected '-' indicator")]
    [InlineData("a\nb: c", "line 2: mapping values are not allowed in this context")]
    public void A_broken_text_is_told_with_its_line(string yaml, string problem)
        => Assert.Equal("error converting YAML to JSON: yaml: " + problem, Assert.Throws<YamlFormatException>(() => YamlReader.Read(yaml)).Message);

    [Fact]
    public void Aliases_may_not_grow_a_document_without_end()
    {
        var yaml = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + string.Concat(Enumerable.Range(1, 12).Select(static i
            => $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n"));
        Assert.Equal("error converting YAML to JSON: yaml: document contains excessive aliasing", Assert.Throws<YamlFormatException>(() => YamlReader.Read(yaml)).Message);
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{a: ", "}")]
    public void Nesting_is_bounded(string open, string close)
    {
        var fine = string.Concat(Enumerable.Repeat(open, 500)) + "x" + string.Concat(Enumerable.Repeat(close, 500));
        Assert.NotNull(YamlReader.Read(fine));
        var deep = string.Concat(Enumerable.Repeat(open, 5000)) + "x" + string.Concat(Enumerable.Repeat(close, 5000));
        Assert.Contains("exceeded max depth of 512", Assert.Throws<YamlFormatException>(() => YamlReader.Read(deep)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Aliases_do_not_get_around_the_bound()
    {
        var nest = string.Concat(Enumerable.Repeat("[", 300)) + string.Concat(Enumerable.Repeat("]", 300));
        var yaml = $"a: &a {nest}\nb: {string.Concat(Enumerable.Repeat("[", 300))}*a{string.Concat(Enumerable.Repeat("]", 300))}";
        Assert.Contains("exceeded max depth of 512", Assert.Throws<YamlFormatException>(() => YamlReader.Read(yaml)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_text_is_read_or_refused_and_what_is_read_is_written_and_read_the_same() => Seeded.Run(20_000, random =>
    {
        var text = string.Concat(Enumerable.Range(0, random.Next(14)).Select(_ => random.Pick(Pieces)));
        try
        {
            foreach (var document in YamlReader.ReadAll(text))
            {
                var written = YamlWriter.Write(document.Value);
                Assert.True(GoJson.Write(document.Value) == GoJson.Write(YamlReader.Read(written)), $"{text}\n=>\n{written}");
            }
        }
        catch (YamlFormatException refusal)
        {
            Assert.StartsWith("error converting YAML to JSON: yaml: ", refusal.Message, StringComparison.Ordinal);
        }
    });

    private static readonly string[] Pieces =
    [
        "a", "b: ", "- ", "\n", "\n  ", "\n- ", ": ", "{", "}", "[", "]", ", ", "\"", "'", "|", ">", "|+", "\n    x", "&a ", "*a", "<<: ", "!!int ", "!x ", "1", "0x",
        "yes", "~", "#", " ", "\t", "---\n", "...\n", "%", "@", "? ", "\\", "é", "😀", "\u0085", "\u0007",
    ];
}
