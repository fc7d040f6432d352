using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Keles.Machinery.Yaml;

/// <summary>Reads YAML as upstream reads it into JSON: the rules of YAML 1.1 for scalars, merge keys, aliases copied.</summary>
public static class YamlReader
{
    /// <summary>Every document that is not empty.</summary>
    /// <exception cref="YamlFormatException">Where and what is wrong.</exception>
    public static IReadOnlyList<YamlDocument> ReadAll(string text)
    {
        var documents = new List<YamlDocument>();
        try
        {
            var parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
            parser.Consume<StreamStart>();
            while (parser.TryConsume<DocumentStart>(out _))
            {
                var document = new YamlDocumentReader(parser).Read();
                parser.Consume<DocumentEnd>();
                if (document.Value is not null)
                {
                    documents.Add(document);
                }
            }
        }
        catch (YamlException problem)
        {
            throw Translate(problem);
        }
        catch (ArgumentException problem)
        {
            // The parser's own check of tags.
            throw new YamlFormatException(problem.Message);
        }
        catch (InvalidOperationException)
        {
            // The parser's own assertion, on a stream such as "...\n%".
            throw new YamlFormatException("did not find expected <document start>");
        }

        return documents;
    }

    /// <summary>The one document of a text; null where there is none.</summary>
    public static JsonNode? Read(string text) => ReadAll(text) switch
    {
        [] => null,
        [var document] => document.Value,
        _ => throw new YamlFormatException("expected one document in the stream, but found another"),
    };

    /// <summary>The problem alone, without what the parser was about: that is how upstream tells it.</summary>
    private static YamlFormatException Translate(YamlException problem)
    {
        var words = problem.Message.TrimEnd('.');
        var position = words.IndexOf("): ", StringComparison.Ordinal);
        words = position < 0 ? words : words[(position + 3)..];
        var context = words.StartsWith("While ", StringComparison.OrdinalIgnoreCase) ? words.IndexOf(", ", StringComparison.Ordinal) : -1;
        words = context < 0 ? words : words[(context + 2)..];
        words = char.ToLowerInvariant(words[0]) + words[1..];
        words = words switch
        {
            "found invalid mapping" => "mapping values are not allowed in this context",
            "found a tab character that violate indentation" => "found a tab character that violates indentation",
            _ => words,
        };
        return new(string.Create(CultureInfo.InvariantCulture, $"line {problem.Start.Line}: {words}"));
    }
}
