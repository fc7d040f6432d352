using System.CommandLine;
using System.CommandLine.Parsing;
using Command = System.CommandLine.Command;

namespace Keles.Programs;

/// <summary>A command or flag that there is not: says which, and which one may have been meant.</summary>
internal static class UnknownWord
{
    /// <summary>A sentence for the first such word; null when there is none.</summary>
    public static string? In(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        if (!command.TreatUnmatchedTokensAsErrors) return null;
        if ((Swallowed(parsed) ?? (parsed.UnmatchedTokens is [var first, ..] ? first : null)) is not { } word) return null;
        var path = Path(parsed.CommandResult);
        if (IsFlag(word)) return Flag(word.Split('=')[0], parsed.CommandResult, path);
        return command.Subcommands.Count > 0 ? Subcommand(word, command, path) : $"unexpected argument \"{word}\" for \"{path}\"; see {path} --help";
    }

    private static string Flag(string word, CommandResult at, string path)
    {
        var known = Flags(at).SelectMany(static o => o.Aliases.Prepend(o.Name)).Where(static n => n.StartsWith('-'));
        return $"unknown flag \"{word}\" for \"{path}\"{Meant(Nearest.To(word, known))} {path} --help";
    }

    private static string Subcommand(string word, Command command, string path)
    {
        var known = command.Subcommands.Where(static c => !c.Hidden).Select(static c => c.Name).ToList();

        // "help" and "version" are commands elsewhere.
        var meant = Nearest.To(word, known) ?? command.Options.Select(static o => o.Name).FirstOrDefault(n => n == $"--{word}");
        return $"unknown command \"{word}\"{(command is RootCommand ? "" : $" for \"{path}\"")}{(meant is null ? $"; there are {string.Join(", ", known)}" : "")}{Meant(meant)} {path} --help";
    }

    private static string Meant(string? name) => name is null ? "; see" : $"; did you mean \"{name}\"? See";

    /// <summary>A word that looks like a flag and was taken for an argument, for where one may stand the parser takes any word.</summary>
    private static string? Swallowed(ParseResult parsed)
    {
        var free = parsed.Tokens.TakeWhile(static t => t.Type != TokenType.DoubleDash).Select(static t => t.Value).ToHashSet(StringComparer.Ordinal);
        return parsed.CommandResult.Children.OfType<ArgumentResult>().Where(static a => a.Argument is not FreeWords)
            .SelectMany(static a => a.Tokens).FirstOrDefault(t => IsFlag(t.Value) && free.Contains(t.Value))?.Value;
    }

    private static bool IsFlag(string word) => word.Length > 1 && word[0] == '-';

    /// <summary>The command's own and those of the commands above that hold for all.</summary>
    private static IEnumerable<Option> Flags(CommandResult at)
    {
        for (SymbolResult? result = at; result is CommandResult { Command: var command }; result = result.Parent)
            foreach (var option in command.Options) if (!option.Hidden && (result == at || option.Recursive)) yield return option;
    }

    private static string Path(CommandResult at) => at.Parent is CommandResult above ? $"{Path(above)} {at.Command.Name}" : "keles";
}
