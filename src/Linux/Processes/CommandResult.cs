namespace Keles.Linux;

/// <summary>How a command ended. A death by signal n is exit code 128 + n, as shells say it.</summary>
public sealed record CommandResult(Command Command, int ExitCode, string Output, string Errors)
{
    public bool Succeeded => ExitCode == 0;

    /// <summary>Itself, or a <see cref="CommandException"/> with what the program wrote to its standard error.</summary>
    public CommandResult OrThrow() => Succeeded ? this : throw new CommandException(this);
}
