using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>The rules of a subresource that writes the object in its own way (finalize, approval, resize, binding) in place of the kind's.</summary>
internal sealed record Transition(Func<IApiObject, IApiObject, IApiObject> Prepare, Action<IApiObject, IApiObject, FieldErrors> Validate);
