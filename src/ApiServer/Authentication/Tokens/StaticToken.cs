namespace Keles.ApiServer;

/// <summary>A token whose user is written in the configuration.</summary>
public sealed record StaticToken(string Token, string User, string Uid = "", params IReadOnlyList<string> Groups)
{
    /// <summary>Without the token: what is printed by accident gives nothing away.</summary>
    public override string ToString() => $"StaticToken of {User}";
}
