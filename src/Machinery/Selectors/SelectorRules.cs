namespace Keles.Machinery;

/// <summary>What a selector's terms may hold, and how operators are written.</summary>
internal static class SelectorRules
{
    /// <summary>As a message lists what may follow a key.</summary>
    public const string BinarySymbols = "in, notin, =, ==, !=, gt, lt";

    public static string Symbol(SelectorOperator op) => op switch
    {
        SelectorOperator.Equals => "=",
        SelectorOperator.DoubleEquals => "==",
        SelectorOperator.NotEquals => "!=",
        SelectorOperator.In => "in",
        SelectorOperator.NotIn => "notin",
        SelectorOperator.GreaterThan => ">",
        SelectorOperator.LessThan => "<",
        SelectorOperator.DoesNotExist => "!",
        _ => "exists",
    };

    public static void Check(SelectorRequirement requirement, FieldPath path, FieldErrors errors)
    {
        CheckKey(requirement.Key, path.Child("key"), errors);
        var values = requirement.Values;
        var valuesPath = path.Child("values");
        if (CountProblem(requirement.Operator, values.Count) is { } problem)
        {
            errors.Add(FieldError.Invalid(valuesPath, values, problem));
        }

        for (var i = 0; i < values.Count; i++)
        {
            if (requirement.Operator is SelectorOperator.GreaterThan or SelectorOperator.LessThan && !GoInteger.TryParse(values[i], out _, out _))
            {
                errors.Add(FieldError.Invalid(valuesPath.Index(i), values[i], "for 'Gt', 'Lt' operators, the value must be an integer"));
            }
        }

        for (var i = 0; i < values.Count; i++)
        {
            if (LabelNames.Value(values[i]) is { Count: > 0 } problems)
            {
                errors.Add(FieldError.Invalid(valuesPath.Index(i).Key(requirement.Key), values[i], string.Join("; ", problems)));
            }
        }
    }

    public static void CheckKey(string key, FieldPath path, FieldErrors errors)
    {
        if (LabelNames.Key(key) is { Count: > 0 } problems)
        {
            errors.Add(FieldError.Invalid(path, key, string.Join("; ", problems)));
        }
    }

    private static string? CountProblem(SelectorOperator op, int count) => op switch
    {
        SelectorOperator.In or SelectorOperator.NotIn when count == 0 => "for 'in', 'notin' operators, values set can't be empty",
        SelectorOperator.Equals or SelectorOperator.DoubleEquals or SelectorOperator.NotEquals when count != 1
            => "exact-match compatibility requires one single value",
        SelectorOperator.Exists or SelectorOperator.DoesNotExist when count != 0 => "values set must be empty for exists and does not exist",
        SelectorOperator.GreaterThan or SelectorOperator.LessThan when count != 1
            => "for 'Gt', 'Lt' operators, exactly one value is required",
        _ => null,
    };
}
