using System.Diagnostics.CodeAnalysis;

namespace Keles.Machinery;

/// <summary>
/// Reads a label selector by descent, one token ahead. Its errors are upstream's to the letter, for clients show them.
/// </summary>
internal sealed class SelectorParser
{
    private readonly string text;
    private int next;
    private SelectorToken token;
    private string? error;

    private SelectorParser(string text)
    {
        this.text = text;
        token = SelectorTokenizer.Next(text, ref next);
    }

    public static bool TryParse(string text, [NotNullWhen(true)] out Selector? selector, [NotNullWhen(false)] out string? error)
    {
        var parser = new SelectorParser(text);
        var requirements = parser.Terms();
        error = parser.error;
        selector = error is null ? Selector.Of(requirements) : null;
        return error is null;
    }

    private List<SelectorRequirement> Terms()
    {
        var requirements = new List<SelectorRequirement>();
        while (token.Kind != SelectorToken.Kinds.End)
        {
            if (!StartsTerm)
            {
                Fail($"found '{token.Text}', expected: !, identifier, or 'end of string'");
                return requirements;
            }

            if (Term() is not { } requirement)
            {
                error = "unable to parse requirement: " + error;
                return requirements;
            }

            requirements.Add(requirement);
            var after = Take();
            if (after.Kind == SelectorToken.Kinds.End)
            {
                break;
            }

            if (after.Kind != SelectorToken.Kinds.Comma)
            {
                Fail($"found '{after.Text}', expected: ',' or 'end of string'");
            }
            else if (!StartsTerm)
            {
                Fail($"found '{token.Text}', expected: identifier after ','");
            }

            if (error is not null)
            {
                break;
            }
        }

        return requirements;
    }

    private bool StartsTerm => token.Kind is SelectorToken.Kinds.Word or SelectorToken.Kinds.Not;

    private SelectorRequirement? Term()
    {
        var not = token.Kind == SelectorToken.Kinds.Not;
        if (not)
        {
            Take();
        }

        var key = Take();
        if (!key.IsWord)
        {
            return Fail($"found '{key.Text}', expected: identifier");
        }

        var errors = new FieldErrors();
        SelectorRules.CheckKey(key.Text, FieldPath.None, errors);
        if (errors.Count > 0)
        {
            return Fail(errors.ToString());
        }

        if (not)
        {
            return Make(key.Text, SelectorOperator.DoesNotExist, []);
        }

        return token.EndsTerm ? Make(key.Text, SelectorOperator.Exists, []) : Comparison(key.Text);
    }

    private SelectorRequirement? Comparison(string key)
    {
        var symbol = Take();
        var op = symbol.Text switch
        {
            "in" => SelectorOperator.In,
            "notin" => SelectorOperator.NotIn,
            "=" => SelectorOperator.Equals,
            "==" => SelectorOperator.DoubleEquals,
            "!=" => SelectorOperator.NotEquals,
            ">" => SelectorOperator.GreaterThan,
            "<" => SelectorOperator.LessThan,
            _ => (SelectorOperator?)null,
        };
        if (op is not { } known)
        {
            return Fail($"found '{symbol.Text}', expected: {SelectorRules.BinarySymbols}");
        }

        var values = known is SelectorOperator.In or SelectorOperator.NotIn ? ValueSet() : ExactValue();
        return values is null ? null : Make(key, known, values);
    }

    private IEnumerable<string>? ExactValue()
    {
        if (token.EndsTerm)
        {
            return [""];
        }

        var value = Take();
        return value.IsWord ? [value.Text] : FailValues($"found '{value.Text}', expected: identifier");
    }

    private IEnumerable<string>? ValueSet()
    {
        var open = Take();
        if (open.Kind != SelectorToken.Kinds.Open)
        {
            return FailValues($"found '{open.Text}' expected: '('");
        }

        if (token.Kind == SelectorToken.Kinds.Close)
        {
            Take();
            return [""];
        }

        if (token.Kind is not (SelectorToken.Kinds.Word or SelectorToken.Kinds.Comma))
        {
            return FailValues($"found '{token.Text}', expected: ',', ')' or identifier");
        }

        return ValueList();
    }

    /// <summary>Values between commas; a comma with nothing beside it stands for the empty value.</summary>
    private List<string>? ValueList()
    {
        var values = new List<string>();
        while (true)
        {
            var taken = Take();
            switch (taken.Kind)
            {
                case SelectorToken.Kinds.Word:
                    values.Add(taken.Text);
                    if (token.Kind is not (SelectorToken.Kinds.Comma or SelectorToken.Kinds.Close))
                    {
                        return FailValues($"found '{token.Text}', expected: ',' or ')'");
                    }

                    break;
                case SelectorToken.Kinds.Comma:
                    if (values.Count == 0 || token.Kind is SelectorToken.Kinds.Comma or SelectorToken.Kinds.Close)
                    {
                        values.Add("");
                    }

                    break;
                default:
                    return FailValues($"found '{taken.Text}', expected: ',', or identifier");
            }

            if (token.Kind == SelectorToken.Kinds.Close)
            {
                Take();
                return values;
            }
        }
    }

    private SelectorRequirement? Make(string key, SelectorOperator op, IEnumerable<string> values)
    {
        var errors = new FieldErrors();
        var requirement = SelectorRequirement.Create(key, op, values, FieldPath.None, errors);
        return errors.Count == 0 ? requirement : Fail(errors.ToString());
    }

    private SelectorToken Take()
    {
        var taken = token;
        token = SelectorTokenizer.Next(text, ref next);
        return taken;
    }

    private SelectorRequirement? Fail(string error)
    {
        this.error ??= error;
        return null;
    }

    private List<string>? FailValues(string error)
    {
        this.error ??= error;
        return null;
    }
}
