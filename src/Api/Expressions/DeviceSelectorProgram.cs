using Keles.Api.Resource.V1;
using Keles.Cel;

namespace Keles.Api.Expressions;

/// <summary>An expression that chooses devices, ready to be asked.</summary>
public sealed class DeviceSelectorProgram
{
    /// <summary>What one evaluation may cost.</summary>
    public const ulong MostCost = 1_000_000;

    private const string MissingKey = "no such key:";
    private const string HintForMissing = ". consider using CEL optional chaining (.? followed by orValue()) or guarding the check with has() for optional fields";

    private readonly CelCompilation compilation;

    public DeviceSelectorProgram(string expression)
    {
        Expression = expression;
        compilation = DeviceEnvironment.Environment.Compile(expression);
        Problem = !compilation.Ok ? $"compilation failed: {compilation.Errors}"
            : compilation.ResultType is not { Kind: CelTypeKind.Bool or CelTypeKind.Any or CelTypeKind.Dyn } ? $"must evaluate to bool or the unknown type, not {compilation.ResultType}"
            : "";
    }

    public string Expression { get; }

    /// <summary>Why it cannot be asked; empty when it can.</summary>
    public string Problem { get; }

    /// <param name="wrong">Why there is no answer, in upstream's words; empty when there is one.</param>
    public bool Matches(string driver, Device device, out string wrong, CancellationToken cancel = default)
    {
        foreach (var (name, attribute) in device.Attributes)
        {
            if (attribute is not { Int: null, Bool: null, String: null, Version: null }) continue;
            wrong = $"attribute {name}: unsupported attribute value";
            return false;
        }

        var result = compilation.Program.Evaluate(new CelVariables().With(DeviceEnvironment.Device, CelValue.Of(new DeviceFacts(driver, device))), MostCost, cancel).Value;
        wrong = result.Kind switch
        {
            CelKind.Bool => "",
            CelKind.Error => Explained(result.AsError.Message),
            _ => $"CEL result of type {result.Kind} could not be converted to bool",
        };
        return result.IsTrue;
    }

    private static string Explained(string message) => message.Contains(MissingKey, StringComparison.Ordinal) ? message + HintForMissing : message;
}
