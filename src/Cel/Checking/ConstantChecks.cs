namespace Keles.Cel;

/// <summary>Durations, timestamps and patterns that are written out are tried while compiling, not only when an object comes by.</summary>
internal static class ConstantChecks
{
    public static void Look(CheckedExpression expression, IReadOnlyList<int> positions, CelIssues issues)
    {
        ExprWalk.Each(expression.Root, node =>
        {
            if (node is not Call call || !expression.Calls.TryGetValue(call.Id, out var resolved))
            {
                return;
            }
            switch (resolved.Function)
            {
                case "duration" when Text(call) is { } text && !CelDurations.TryParse(text.Value.AsString, out _):
                    issues.Add(positions[text.Id], "invalid duration argument");
                    break;
                case "timestamp" when Text(call) is { } text && !CelTimestamps.TryParse(text.Value.AsString, out _):
                    issues.Add(positions[text.Id], "invalid timestamp argument");
                    break;
                case "matches" when call.Args is [.., Literal { Value.Kind: CelKind.String } text] && CelPatterns.Get(text.Value.AsString, out _) is null:
                    issues.Add(positions[text.Id], "invalid matches argument");
                    break;
            }
        });
    }

    private static Literal? Text(Call call) => call.Args is [Literal { Value.Kind: CelKind.String } text] ? text : null;
}
