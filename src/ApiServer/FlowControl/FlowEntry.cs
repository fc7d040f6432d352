using Keles.Api.FlowControl.V1;
using Keles.Machinery;
using Microsoft.Extensions.Primitives;

namespace Keles.ApiServer.FlowControl;

/// <summary>A flow schema, ready to be matched.</summary>
internal sealed class FlowEntry(FlowSchema schema, PriorityLevel level, ulong seed)
{
    private readonly Items<PolicyRulesWithSubjects> rules = schema.Spec.Rules;
    private readonly string method = schema.Spec.DistinguisherMethod?.Type ?? "";
    private readonly ulong seed = FlowHash.Of(seed, schema.Metadata.Name);

    public string Name => schema.Metadata.Name;

    public PriorityLevel Level => level;

    public FlowSeries Series { get; } = new(schema.Metadata.Name, level.Name);

    /// <summary>The value of the response's header.</summary>
    public StringValues Uid { get; } = schema.Metadata.Uid;

    public bool Matches(UserIdentity user, RequestInfo info) => FlowRules.Matches(rules, user, info);

    public string DistinguisherOf(UserIdentity user, RequestInfo info) => method switch
    {
        "ByUser" => user.Name,
        "ByNamespace" => info.Namespace,
        _ => "",
    };

    public ulong HashOf(string distinguisher) => FlowHash.Of(seed, distinguisher);
}
