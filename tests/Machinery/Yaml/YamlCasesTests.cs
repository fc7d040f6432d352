using System.Text.Json;
using System.Text.Json.Nodes;
using Keles.Machinery.Tests.Support;
using Keles.Machinery.Yaml;

namespace Keles.Machinery.Tests.Yaml;

/// <summary>Random values and texts; what kubectl 1.35 reads and writes.</summary>
public sealed class YamlCasesTests
{
    [Fact]
    public void Writes_byte_for_byte_as_kubectl()
        => Each("write", static test => (Want: (string)test["yaml"]!, Got: YamlWriter.Write(test["json"])));

    [Fact]
    public void Reads_as_kubectl()
        => Each("read", static test => (Want: Normal(test["json"]), Got: Normal(YamlReader.Read((string)test["yaml"]!))));

    [Fact]
    public void What_is_written_reads_back_the_same()
        => Each("write", static test => (Want: Normal(test["json"]), Got: Normal(YamlReader.Read(YamlWriter.Write(test["json"])))));

    /// <summary>The table writes 1e-07 where Go writes 1e-7.</summary>
    private static string Normal(JsonNode? value) => value switch
    {
        JsonObject map => $"{{{string.Join(',', map.OrderBy(static m => m.Key, StringComparer.Ordinal).Select(static m => $"{GoJson.Quote(m.Key)}:{Normal(m.Value)}"))}}}",
        JsonArray list => $"[{string.Join(',', list.Select(Normal))}]",
        JsonValue number when number.GetValueKind() == JsonValueKind.Number && !JsonNumber.IsInteger(number) => GoNumber.Json(JsonNumber.ToDouble(number)),
        _ => GoJson.Write(value),
    };

    private static void Each(string kind, Func<JsonNode, (string Want, string Got)> compare)
    {
        var number = 0;
        foreach (var line in Cases.Lines("yaml-cases.jsonl"))
        {
            var test = JsonNode.Parse(line)!;
            if ((string?)test["kind"] != kind)
            {
                continue;
            }

            number++;
            var (want, got) = compare(test);
            Assert.True(want == got, $"case {number}\nwanted\n{want}\ngot\n{got}\nof {line}");
        }

        Assert.True(number >= 50);
    }
}
