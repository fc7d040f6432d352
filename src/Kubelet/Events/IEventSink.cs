using Keles.Api.Core.V1;

namespace Keles.Kubelet.Events;

/// <summary>Takes what happened, for those who look at the object; never fails and never waits.</summary>
internal interface IEventSink
{
    void Record(ObjectReference about, EventLevel kind, string reason, string message);
}
