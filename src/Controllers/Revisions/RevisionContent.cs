using System.Text;
using System.Text.Json.Nodes;
using Keles.Api.Apps.V1;
using Keles.Api.Core.V1;
using Keles.Controllers.Pods;
using Keles.Machinery;
using Keles.Machinery.Codecs;

namespace Keles.Controllers.Revisions;

/// <summary>A pod template as a revision keeps it: a strategic patch that puts it back whole, byte for byte as upstream writes it.</summary>
internal static class RevisionContent
{
    private const string Directive = "$patch";

    public static RawJson Of(PodTemplateSpec template)
    {
        var node = JsonNode.Parse(TemplateHash.Json(template))!.AsObject();
        node[Directive] = "replace";
        return RawJson.OfCompact(Encoding.UTF8.GetBytes(GoJson.Write(new JsonObject { ["spec"] = new JsonObject { ["template"] = node } })));
    }

    /// <summary>The template that a revision puts back; null when it holds none.</summary>
    public static PodTemplateSpec? TemplateOf(ControllerRevision revision) => TemplateOf(revision.Data);

    /// <summary>Whether two contents put back the same template, whichever version of the system wrote them: one that did not know a field yet left out what holds where nothing is said.</summary>
    public static bool Same(RawJson a, RawJson b) =>
        a == b || (TemplateOf(a) is { } x && TemplateOf(b) is { } y && TemplateHash.Json(Whole(x)).AsSpan().SequenceEqual(TemplateHash.Json(Whole(y))));

    private static PodTemplateSpec Whole(PodTemplateSpec template) => PodTemplateKind.Kind.Defaults(new() { Template = template }).Template;

    private static PodTemplateSpec? TemplateOf(RawJson content)
    {
        if (content.ToNode() is not JsonObject data || data["spec"]?["template"] is not JsonObject template) return null;
        template.Remove(Directive);
        var source = new JsonSource(Encoding.UTF8.GetBytes(template.ToJsonString()));
        source.Start();
        return source.Object<PodTemplateSpec>();
    }
}
