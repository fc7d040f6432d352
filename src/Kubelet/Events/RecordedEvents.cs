using Keles.Api.Core.V1;
using Keles.Reconcile;

namespace Keles.Kubelet.Events;

/// <summary>Hands events to the component's recorder.</summary>
internal sealed class RecordedEvents(EventRecorder recorder) : IEventSink
{
    public void Record(ObjectReference about, EventLevel kind, string reason, string message) =>
        recorder.Event(about, kind == EventLevel.Normal ? EventRecorder.Normal : EventRecorder.Warning, reason, message);
}
