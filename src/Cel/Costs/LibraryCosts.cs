namespace Keles.Cel;

/// <summary>What the functions of the libraries cost when they run, by their names.</summary>
internal static class LibraryCosts
{
    public static CallCost? For(ResolvedCall call) => call.Function switch
    {
        "check" => (_, _) => CallCosts.AuthorizationCheck,
        "isSorted" or "sum" or "max" or "min" or "indexOf" or "lastIndexOf" => (args, _) => CallCosts.Tree(args[0]),
        "url" or "lowerAscii" or "upperAscii" or "substring" or "trim" or "jsonpatch.escapeKey" => Once,
        "replace" or "split" or "ip.isCanonical" => Twice,
        "join" => (_, result) => CallCosts.Of(CallCosts.Size(result) * 2.0),
        "find" or "findAll" => (args, _) => CallCosts.Match(args),
        "cidr" or "isIP" or "isCIDR" or "quantity" or "isQuantity" or "semver" or "isSemver" => Once,
        "ip" => call.Overloads.Any(o => o.Id == "cidr_ip") ? null : Once,
        "validate" => (args, _) => CallCosts.Of(1.0 + CallCosts.Size(args[1])) * CallCosts.Of(CallCosts.Size(args[0]), CallCosts.RegexLength),
        "format" => (args, _) => CallCosts.Of(CallCosts.Size(args[0])),
        "strings.quote" => Once,
        "containsIP" => (args, _) => Addresses(args) + (args[1].Kind == CelKind.String ? CallCosts.Of(CallCosts.Size(args[1])) : 0),
        "containsCIDR" => (args, _) => Addresses(args) + CallCosts.Of(CallCosts.Size(args[0])) + 1
            + (args[1].Kind == CelKind.String ? CallCosts.Of(CallCosts.Size(args[1])) : 0),
        "sets.contains" or "sets.intersects" => (args, _) => 1 + (CallCosts.Size(args[0]) * CallCosts.Size(args[1])),
        "sets.equivalent" => (args, _) => 1 + (CallCosts.Size(args[0]) * CallCosts.Size(args[1]) * 2),
        _ => null,
    };

    private static readonly CallCost Once = (args, _) => CallCosts.Of(CallCosts.Size(args[0]));

    private static readonly CallCost Twice = (args, _) => CallCosts.Of(CallCosts.Size(args[0]) * 2.0);

    private static ulong Addresses(ReadOnlySpan<CelValue> args) => CallCosts.Of(CallCosts.Size(args[0]) * 2.0);
}
