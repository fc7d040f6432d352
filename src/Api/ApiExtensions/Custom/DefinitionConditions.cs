using Keles.Api.ApiExtensions.V1;
using Keles.Machinery;

namespace Keles.Api.CustomResources;

/// <summary>The conditions of a definition.</summary>
public static class DefinitionConditions
{
    public const string NamesAccepted = "NamesAccepted";
    public const string Established = "Established";
    public const string Terminating = "Terminating";

    public static bool IsTrue(CustomResourceDefinition definition, string type)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return definition.Status.Conditions.Any(c => c.Type == type && c.Status == "True");
    }

    /// <summary>The status with this condition; the time of its last change stays while its state does.</summary>
    public static CustomResourceDefinitionStatus With(this CustomResourceDefinitionStatus status, string type, bool holds, string reason, string message, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(status);
        var at = status.Conditions.IndexOf(c => c.Type == type);
        var text = holds ? "True" : "False";
        var changed = at >= 0 && status.Conditions[at].Status == text ? status.Conditions[at].LastTransitionTime : Time.From(now);
        var condition = new CustomResourceDefinitionCondition { Type = type, Status = text, LastTransitionTime = changed, Reason = reason, Message = message };
        return status with { Conditions = at >= 0 ? status.Conditions.With(at, condition) : status.Conditions.Add(condition) };
    }
}
