namespace Keles.Api.Apps.V1;

/// <summary>What creating and updating a daemon set may set. The number of its template, of old a field, lives on in an annotation.</summary>
internal static class DaemonSetWriteRules
{
    public const string TemplateGenerationAnnotation = "deprecated.daemonset.template.generation";

    public static DaemonSet OnCreate(DaemonSet o) => WithGeneration(o, Math.Max(1, GenerationOf(o))) with { Status = DaemonSetStatus.Empty };

    public static DaemonSet OnUpdate(DaemonSet o, DaemonSet stored)
    {
        var changed = !Semantic.Equal(o.Spec.Template, stored.Spec.Template);
        return WithGeneration(o, GenerationOf(stored) + (changed ? 1 : 0)) with { Status = stored.Status };
    }

    private static long GenerationOf(DaemonSet o) => long.TryParse(o.Metadata.Annotations.Get(TemplateGenerationAnnotation), out var generation) ? generation : 0;

    private static DaemonSet WithGeneration(DaemonSet o, long generation) =>
        o with { Metadata = o.Metadata with { Annotations = o.Metadata.Annotations.With(TemplateGenerationAnnotation, generation.ToString()) } };
}
