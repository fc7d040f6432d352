using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>Warnings about single containers: amounts that are no whole bytes, variables that hide earlier ones.</summary>
internal static class ContainerWarnings
{
    public static IEnumerable<string> Of(ObjectMeta metadata, PodSpec spec, FieldPath annotations, FieldPath path, bool inTemplate)
    {
        var warnings = new List<string>();
        ContainerPaths.Visit(spec, path, (container, at) =>
        {
            warnings.AddRange(ProfileWarnings.OfContainer(metadata, container, annotations));
            if (inTemplate) warnings.AddRange(ProfileWarnings.AppArmor(metadata, spec, container, annotations));
            warnings.AddRange(ByteWarnings.Of(container.Resources.Limits, at.Child("resources", "limits"), "memory", "ephemeral-storage"));
            warnings.AddRange(ByteWarnings.Of(container.Resources.Requests, at.Child("resources", "requests"), "memory", "ephemeral-storage"));
            warnings.AddRange(Variables(container.Env, at.Child("env")));
        });
        return warnings;
    }

    /// <summary>A second value of a name is meant only when it makes use of the first.</summary>
    private static IEnumerable<string> Variables(Items<EnvVar> variables, FieldPath path)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < variables.Count; i++)
        {
            var (name, reference) = (variables[i].Name, $"$({variables[i].Name})");
            if (seen.Add(name)) continue;
            var extends = variables[i].ValueFrom is null && variables[i].Value != reference && variables[i].Value.Contains(reference, StringComparison.Ordinal);
            if (!extends) yield return $"{path.Index(i)}: hides previous definition of {GoQuote.Quote(name)}, which may be dropped when using apply";
        }
    }
}
