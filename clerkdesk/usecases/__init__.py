"""What people and programs can do, by feature; one function a use case, session first."""
