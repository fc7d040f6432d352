using Keles.Cel;

namespace Keles.ApiServer.Oidc;

/// <summary>An expression of a configuration, ready to run.</summary>
internal sealed class ClaimExpression
{
    private readonly string variable;
    private readonly CelProgram program;

    private ClaimExpression(CelEnvironment environment, string variable, string text) =>
        (this.variable, Text, program) = (variable, text, environment.Compile(text).Program);

    public string Text { get; }

    /// <summary>Over the claims; null where there is none.</summary>
    public static ClaimExpression? OfClaims(string text) => text.Length == 0 ? null : new(JwtEnvironments.Claims, JwtEnvironments.ClaimsName, text);

    /// <summary>Over the user.</summary>
    public static ClaimExpression OfUser(string text) => new(JwtEnvironments.User, JwtEnvironments.UserName, text);

    /// <exception cref="ClaimException">The evaluation failed or cost too much.</exception>
    public CelValue Evaluate(CelValue over, string what, CancellationToken cancel)
    {
        var value = program.Evaluate(new CelVariables().With(variable, over), JwtEnvironments.CallCost, cancel).Value;
        return value.IsError ? throw new ClaimException($"error evaluating {what}: expression '{Text}' resulted in error: {value.AsError.Message}") : value;
    }

    public string TextOf(CelValue over, string what, CancellationToken cancel) => Evaluate(over, $"{what} claim expression", cancel) is { Kind: CelKind.String } value
        ? value.AsString
        : throw new ClaimException($"error evaluating {what} claim expression: {what} claim expression must return a string");

    /// <summary>Texts that are not empty; a text alone is a list of itself, null a list of none.</summary>
    public IReadOnlyList<string> TextsOf(CelValue over, string what, CancellationToken cancel)
    {
        var value = Evaluate(over, what, cancel);
        var texts = value.Kind switch
        {
            CelKind.Null => [],
            CelKind.String => [value],
            CelKind.List => Enumerable.Range(0, value.AsList.Count).Select(i => value.AsList[i]).ToArray(),
            _ => null,
        };
        return texts?.All(static t => t.Kind == CelKind.String) == true
            ? [.. texts.Select(static t => t.AsString).Where(static t => t.Length > 0)]
            : throw new ClaimException($"error evaluating {what}: expression must return a string or a list of strings");
    }

    /// <exception cref="ClaimException">It did not give true.</exception>
    public void Require(CelValue over, string message, string what, CancellationToken cancel)
    {
        if (Evaluate(over, what, cancel) is not { Kind: CelKind.Bool } value) throw new ClaimException($"error evaluating {what}: validation expression must return a boolean");
        if (!value.AsBool) throw new ClaimException($"error evaluating {what}: validation expression '{Text}' failed: {message}");
    }
}
