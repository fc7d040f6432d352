using Keles.Api;
using Keles.Cel;

namespace Keles.ApiServer.Admission.Policies;

/// <summary>The variable <c>request</c>.</summary>
internal static class RequestDescription
{
    public static CelMap Of(AdmissionRequest request, Kind kind)
    {
        var asked = request.Request;
        var map = new Members()
            .Put("kind", KindOf(kind))
            .Put("resource", ResourceOf(kind))
            .PutText("subResource", asked.Subresource)
            .Put("requestKind", KindOf(asked.Kind))
            .Put("requestResource", ResourceOf(asked.Kind))
            .PutText("requestSubResource", asked.Subresource)
            .PutText("name", asked.Name.Length > 0 ? asked.Name : request.Object?.Metadata.Name ?? "")
            .PutText("namespace", asked.Kind is { Group: "", Plural: "namespaces" } ? asked.Name.Length > 0 ? asked.Name : request.Object?.Metadata.Name ?? "" : request.Namespace)
            .Put("operation", CelValue.Of(RuleMatch.Words(request.Operation)))
            .Put("userInfo", User(request.User))
            .Put("dryRun", CelValue.Of(request.DryRun));
        if (request.Operation != Operation.Connect) map.Put("options", Options(request));
        return map.Map;
    }

    private static CelValue KindOf(Kind kind) => new Members().PutText("group", kind.Group, always: true).PutText("version", kind.Version).PutText("kind", kind.Name).Value;

    private static CelValue ResourceOf(Kind kind) => new Members().PutText("group", kind.Group, always: true).PutText("version", kind.Version).PutText("resource", kind.Plural).Value;

    /// <summary>A user as expressions see one.</summary>
    internal static CelValue User(UserIdentity user)
    {
        var members = new Members().PutText("username", user.Name).PutText("uid", user.Uid);
        if (!user.Groups.IsEmpty) members.Put("groups", CelList.Of(user.Groups));
        if (user.Extra.Count > 0) members.Put("extra", CelValue.Of(new CelMap(user.Extra.ToDictionary(static e => CelValue.Of(e.Key), static e => CelList.Of(e.Value)))));
        return members.Value;
    }

    private static CelValue Options(AdmissionRequest request)
    {
        var name = request.Operation switch { Operation.Create => "CreateOptions", Operation.Update => "UpdateOptions", _ => "DeleteOptions" };
        var members = new Members().PutText("kind", name).PutText("apiVersion", "meta.k8s.io/v1").PutText("fieldManager", request.Request.Options.FieldManager);
        if (request.DryRun) members.Put("dryRun", CelList.Of(["All"]));
        return members.Value;
    }

    private sealed class Members
    {
        private readonly Dictionary<CelValue, CelValue> entries = [];

        public CelMap Map => new(entries);

        public CelValue Value => CelValue.Of(Map);

        public Members Put(string name, CelValue value)
        {
            entries[CelValue.Of(name)] = value;
            return this;
        }

        public Members PutText(string name, string text, bool always = false) => text.Length > 0 || always ? Put(name, CelValue.Of(text)) : this;
    }
}
