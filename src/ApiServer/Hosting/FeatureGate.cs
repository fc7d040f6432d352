namespace Keles.ApiServer.Hosting;

/// <summary>One of upstream's switches that this server's behaviour answers to.</summary>
/// <param name="Stage">ALPHA, BETA, or empty for what is settled.</param>
/// <param name="IsFixed">It is what it is here: the other way has not been built.</param>
public sealed record FeatureGate(string Name, string Stage, bool IsOn, bool IsFixed = true)
{
    public override string ToString() => $"{Name}=true|false ({(Stage.Length > 0 ? Stage + " - " : "")}default={(IsOn ? "true" : "false")}{(IsFixed ? ", fixed" : "")})";
}
