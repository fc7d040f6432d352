namespace Keles.Linux;

/// <summary>A command that could not be run, or ended with an error.</summary>
public sealed class CommandException : IOException
{
    /// <summary>Of a program's complaint this much is repeated in the message.</summary>
    private const int ComplaintLimit = 2000;

    public CommandException(CommandResult result)
        : base($"{Short(result.Command)} failed with exit code {result.ExitCode}{Complaint(result)}") => Result = result;

    public CommandException(Command command, string reason) : base($"{Short(command)}: {reason}") { }

    /// <summary>Null when the program never ran to its end.</summary>
    public CommandResult? Result { get; }

    private static string Short(Command command)
    {
        var text = command.ToString();
        return text.Length <= 200 ? text : text[..200] + "…";
    }

    private static string Complaint(CommandResult result)
    {
        var said = result.Errors.Trim();
        said = said.Length > 0 ? said : result.Output.Trim();
        return said.Length == 0 ? "" : ": " + (said.Length <= ComplaintLimit ? said : "…" + said[^ComplaintLimit..]);
    }
}
