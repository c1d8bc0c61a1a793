"""Faults: a code with fields, told in two languages."""

from __future__ import annotations

import pytest

from desktop.faults import Fault, Faults


def test_a_fault_carries_its_code_and_fields_as_data() -> None:
    fault = Fault("places.form", number="2-1")
    assert fault.code == "places.form"
    assert fault.fields == {"number": "2-1"}


def test_a_fault_speaks_both_languages_and_shows_its_code() -> None:
    fault = Fault("places.form", number="2-1")
    assert fault.text() == "表2-1"
    assert fault.text("en") != fault.text()
    assert str(fault) == "[places.form] 表2-1"


def test_faults_lists_each_on_its_line() -> None:
    both = [Fault("places.form", number="1-1"), Fault("places.form", number="2-1")]
    with pytest.raises(Faults) as caught:
        raise Faults(both)
    assert caught.value.faults == both
    assert str(caught.value).splitlines() == ["[places.form] 表1-1", "[places.form] 表2-1"]
