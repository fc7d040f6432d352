using Keles.Cel;

namespace Keles.Api.Expressions;

/// <summary>Whether what an expression gives is what its place wants, in upstream's words.</summary>
public static class ExpressionTypes
{
    public static readonly CelType[] Bool = [CelType.Bool];
    public static readonly CelType[] Text = [CelType.String];
    public static readonly CelType[] TextOrNull = [CelType.String, CelType.Null];
    public static readonly CelType[] Patch = [PatchTypes.Object];
    public static readonly CelType[] PatchOperations = [PatchTypes.Operations];
    public static readonly CelType[] Any = [];

    /// <summary>What is wrong with an expression as a whole; null when nothing is.</summary>
    /// <param name="wanted">The types it may have; any when there are none.</param>
    public static string? Problem(CelCompilation compilation, IReadOnlyList<CelType> wanted)
    {
        ArgumentNullException.ThrowIfNull(compilation);
        ArgumentNullException.ThrowIfNull(wanted);
        if (!compilation.Ok) return $"compilation failed: {compilation.Errors}";
        if (wanted.Count == 0 || wanted.Any(compilation.ResultType!.Equals)) return null;
        var got = NameOf(compilation.ResultType!);
        return wanted.Count == 1 ? $"must evaluate to {NameOf(wanted[0])} but got {got}" : $"must evaluate to one of [{string.Join(' ', wanted.Select(NameOf))}] but got {got}";
    }

    private static string NameOf(CelType type) => type.Kind switch
    {
        CelTypeKind.Null => "null_type",
        CelTypeKind.Timestamp => "google.protobuf.Timestamp",
        CelTypeKind.Duration => "google.protobuf.Duration",
        CelTypeKind.Type when type.Parameters.Count == 1 => $"type({NameOf(type.Parameters[0])})",
        _ => type.Parameters.Count == 0 ? type.Name : $"{type.Name}({string.Join(", ", type.Parameters.Select(NameOf))})",
    };
}
