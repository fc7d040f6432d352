using System.CommandLine;
using System.CommandLine.Parsing;
using Keles.Hosting;

namespace Keles.Programs;

/// <summary>One flag: its text is read when the command runs, so that a bad one is told in one line.</summary>
/// <param name="fallback">Its text when it is not given.</param>
/// <param name="read">Reads the text; a <see cref="FormatException"/> says what is wrong with it.</param>
internal sealed class Flag<T>(string name, string description, string fallback, Func<string, T> read, params string[] aliases)
{
    public Option<string> Option { get; } = new(name, aliases)
    {
        // A switch may be given by its name alone, a list of switches several times.
        Arity = typeof(T) == typeof(bool) ? ArgumentArity.ZeroOrOne : ArgumentArity.OneOrMore,
        Description = description,
        DefaultValueFactory = _ => fallback,
        CustomParser = static result => string.Join(',', result.Tokens.Select(static t => t.Value)),
        HelpName = "value",
    };

    public bool IsGiven(ParseResult parsed) => parsed.GetResult(Option) is { Implicit: false };

    /// <exception cref="FatalException">It cannot be read.</exception>
    public T Of(ParseResult parsed)
    {
        var text = parsed.GetValue(Option) ?? fallback;
        try
        {
            return read(text);
        }
        catch (FormatException e)
        {
            throw new FatalException($"invalid argument \"{text}\" for \"{name}\" flag: {e.Message}", exitCode: ExitCode.Usage);
        }
    }
}
