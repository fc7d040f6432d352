namespace Keles.Api.FlowControl.V1;

/// <summary>What holds for a flow schema when nothing is said.</summary>
internal static class FlowSchemaDefaults
{
    private const int Precedence = 1000;

    public static FlowSchema Of(FlowSchema o) => o.Spec.MatchingPrecedence != 0 ? o : o with { Spec = o.Spec with { MatchingPrecedence = Precedence } };
}
